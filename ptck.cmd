@echo off
rem Runs the kit from a checkout:  ptck run ...   (ptck --help lists the commands)
rem
rem Finds a JDK 25, builds what is missing or older than the sources, and runs it in the current directory with
rem the exit code of the kit. PTCK_JAVA_OPTS holds extra flags for the JVM. Exit 3, "no verdict", when there is
rem no JDK 25 or when the build fails. The file `ptck` is the same for POSIX shells and explains the folders.

setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "BUILDS=%ROOT%\target\launcher"
set "CURRENT=%BUILDS%\current"
set "LOCK=%ROOT%\.ptck-lock"

rem -- a JDK 25: JAVA_HOME, PATH, then the usual folders

set "JDK="
if defined JAVA_HOME call :tryJdk "%JAVA_HOME%"
if defined JDK goto :jdkFound
for %%J in (java.exe) do if not "%%~$PATH:J"=="" for %%B in ("%%~dp$PATH:J..") do call :tryJdk "%%~fB"
if defined JDK goto :jdkFound
for %%V in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
  for /d %%H in ("%%~V\*") do call :tryJdk "%%~fH"
)
if defined JDK goto :jdkFound
>&2 echo ptck: a JDK 25 is needed; install one (for example from https://adoptium.net) or set JAVA_HOME to it.
>&2 echo ptck: looked in JAVA_HOME, PATH, the usual folders of "%ProgramFiles%", "%USERPROFILE%\.jdks", .sdkman and scoop.
exit /b 3

:jdkFound

rem -- the build

call :isFresh
if not errorlevel 1 goto :run
call :lockBuild
if errorlevel 1 exit /b 3
call :isFresh
if not errorlevel 1 goto :unlock
call :build
if errorlevel 1 (
  rmdir "%LOCK%" 2>nul
  exit /b 3
)
:unlock
rmdir "%LOCK%" 2>nul

rem -- the run

:run
set "NAME="
for /f "usebackq delims=" %%N in ("%CURRENT%") do set "NAME=%%N"
"%JDK%\bin\java.exe" -XX:+UseSerialGC -Djdk.virtualThreadScheduler.parallelism=1 --enable-native-access=ALL-UNNAMED %PTCK_JAVA_OPTS% -cp "%BUILDS%\%NAME%\ptck-conformance.jar;%BUILDS%\%NAME%\lib\*" org.ptck.conformance.cli.Main %*
exit /b %ERRORLEVEL%

rem -- sets JDK to %1 if that is the home of a JDK 25 and none was found before

:tryJdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0

rem -- succeeds if there is a build and no source is newer than it

:isFresh
if not exist "%CURRENT%" exit /b 1
set "NAME="
for /f "usebackq delims=" %%N in ("%CURRENT%") do set "NAME=%%N"
if not exist "%BUILDS%\%NAME%\ptck-conformance.jar" exit /b 1
powershell -NoProfile -Command "$r = $env:ROOT; $t = (Get-Item -LiteralPath $env:CURRENT).LastWriteTimeUtc; $f = @(Get-Item ($r + '\pom.xml'), ($r + '\*\pom.xml')) + @(Get-ChildItem -Recurse ($r + '\spec*\src\main'), ($r + '\impl-*\src\main'), ($r + '\conformance\src\main')); if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }; exit 0"
exit /b %ERRORLEVEL%

rem -- takes the lock, waiting for another launcher that builds

:lockBuild
set /a WAITED=0
:lockAgain
mkdir "%LOCK%" 2>nul && exit /b 0
if %WAITED% equ 0 >&2 echo ptck: another ptck is building, waiting for it
if %WAITED% geq 600 (
  >&2 echo ptck: still locked after 10 minutes; if nothing builds here, remove "%LOCK%"
  exit /b 1
)
set /a WAITED+=1
ping -n 2 127.0.0.1 >nul
goto :lockAgain

rem -- formatting, warnings and tests are the business of `mvnw verify`; here whatever compiles may run

:build
>&2 echo ptck: building (the first time this also fetches libraries)
set "NAME=build-%RANDOM%-%RANDOM%"
if not exist "%BUILDS%" mkdir "%BUILDS%"
>"%BUILDS%\%NAME%.current" echo %NAME%
if exist "%ROOT%\conformance\target\launcher\lib" rmdir /s /q "%ROOT%\conformance\target\launcher\lib"
pushd "%ROOT%"
set "CALLER_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
call "%ROOT%\mvnw.cmd" -B -ntp -q -pl conformance -am package -Dptck.build=target/launcher -Dmaven.test.skip=true -Dlint.failOnWarning=false <nul >"%BUILDS%\build.log" 2>&1
set "BUILD_EXIT=%ERRORLEVEL%"
set "JAVA_HOME=%CALLER_JAVA_HOME%"
popd
if not "%BUILD_EXIT%"=="0" (
  >&2 type "%BUILDS%\build.log"
  >&2 echo ptck: the build failed, see above
  del /q "%BUILDS%\%NAME%.current" 2>nul
  exit /b 1
)
mkdir "%BUILDS%\%NAME%\lib"
copy /y "%ROOT%\conformance\target\launcher\ptck-conformance.jar" "%BUILDS%\%NAME%\" >nul || exit /b 1
copy /y "%ROOT%\conformance\target\launcher\lib\*.jar" "%BUILDS%\%NAME%\lib\" >nul || exit /b 1
rem The file was written before the build began and keeps that time when it is moved.
move /y "%BUILDS%\%NAME%.current" "%CURRENT%" >nul || exit /b 1
rem Builds that still run cannot be removed on Windows; the newest eight are kept anyway.
for /f "skip=8 delims=" %%D in ('dir /b /ad /o-d "%BUILDS%\build-*" 2^>nul') do rmdir /s /q "%BUILDS%\%%D" 2>nul
>&2 echo ptck: built
exit /b 0
