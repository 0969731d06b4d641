; Offers Cardstead under "Open with" for pictures and PDF, and leaves what opens them by default alone.
!macro offerFor EXTENSION
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Cardstead.File"
!macroend

!macro withdrawFrom EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Cardstead.File"
!macroend

!macro eachExtension DO
  !insertmacro ${DO} "jpg"
  !insertmacro ${DO} "jpeg"
  !insertmacro ${DO} "png"
  !insertmacro ${DO} "webp"
  !insertmacro ${DO} "avif"
  !insertmacro ${DO} "gif"
  !insertmacro ${DO} "bmp"
  !insertmacro ${DO} "heic"
  !insertmacro ${DO} "heif"
  !insertmacro ${DO} "tif"
  !insertmacro ${DO} "tiff"
  !insertmacro ${DO} "pdf"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Cardstead.File\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Cardstead.File\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro eachExtension offerFor
!macroend

!macro customUnInstall
  !insertmacro eachExtension withdrawFrom
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Cardstead.File"
!macroend
