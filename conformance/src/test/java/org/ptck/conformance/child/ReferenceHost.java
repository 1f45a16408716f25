package org.ptck.conformance.child;

import java.util.List;
import org.ptck.conformance.child.host.Host;
import org.ptck.conformance.execute.Implementation;
import org.ptck.conformance.gallery.Gallery;
import org.ptck.reference.PlainEntriesProvider;
import org.ptck.reference.ReferenceProvider;
import org.ptck.spec.plugin.EntryOperationsProvider;
import org.ptck.spec.plugin.MemoryManagerProvider;

/** Hosts the reference manager; its argument names a variant, or is empty. */
public final class ReferenceHost implements Host {

  private final Implementation implementation;

  /** The reference with that variant. */
  public ReferenceHost(String variant) {
    this.implementation =
        variant.isEmpty()
            ? new Implementation(new ReferenceProvider(), new PlainEntriesProvider())
            : Gallery.build(Gallery.named(variant).stream().toList(), new PlainEntriesProvider());
  }

  @Override
  public List<MemoryManagerProvider> managers() {
    return List.of(implementation.manager());
  }

  @Override
  public List<EntryOperationsProvider> entries() {
    return List.of(implementation.entries());
  }

  @Override
  public Implementation implementation(String manager, String entries) {
    return implementation;
  }
}
