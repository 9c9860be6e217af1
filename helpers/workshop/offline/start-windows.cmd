@echo off
rem First Call on Windows, without a network: finds a Python and hands over to files\install.py.
rem Once the kit is installed, this file is also in its folder and only opens the lessons.
rem ASCII only: the letters of a Korean console depend on its code page. Labels instead of blocks, since a folder's
rem name may have parentheses in it.
setlocal EnableExtensions DisableDelayedExpansion
pushd "%~dp0" || goto no_folder
if exist ".venv\Scripts\first-call.exe" goto installed
if not exist "files\install.py" goto not_extracted

rem No network, no settings of this computer; a Python of our own only where none fits.
for /f "delims==" %%v in ('set UV_ 2^>nul') do set "%%v="
set "MIRROR=%CD:\=/%"
set "UV_OFFLINE=1"
set "UV_NO_CONFIG=1"
set "UV_NO_CACHE=1"
set "UV_PYTHON_DOWNLOADS=manual"
set "UV_PYTHON_INSTALL_BIN=0"
set "UV_PYTHON_INSTALL_REGISTRY=0"
set "UV_PYTHON_INSTALL_DIR=%USERPROFILE%\first-call-kit\.python"
set "UV_PYTHON_INSTALL_MIRROR=file:///%MIRROR%/files/python"
set "FOUND="
"files\uv.exe" --version >nul 2>nul || goto without_uv
for %%p in (@REQUESTS@) do "files\uv.exe" python find %%p >nul 2>nul && set "FOUND=%%p" && goto found
if "@ARCHIVED@"=="" goto no_python
"files\uv.exe" python install @ARCHIVED@ || goto no_python
set "FOUND=@ARCHIVED@"

:found
"files\uv.exe" run --no-project --python %FOUND% "files\install.py" %*
goto ended

:without_uv
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto with_py
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto with_python
goto no_python

:with_py
py -3 "files\install.py" %*
goto ended

:with_python
python "files\install.py" %*
goto ended

:installed
".venv\Scripts\first-call.exe" %*

:ended
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" pause
exit /b %CODE%

:no_python
chcp 65001 >nul
type "files\no-python.txt"
popd
pause
exit /b 1

:not_extracted
echo The folder "files" is not here.
echo Right-click the ZIP file, choose "Extract All", and run this file in the folder that opens.
popd
pause
exit /b 1

:no_folder
echo Windows can't open the folder that this file is in. Copy the folder to this computer and try again.
pause
exit /b 1
