; Offers Windows the program for links that dial. Whoever had them before keeps them until the person chooses another one in
; the system's settings; only our own scheme is ours from the start.

!macro RINGSIDE_LINK SCHEME
  WriteRegStr SHCTX "Software\Ringside\Capabilities\URLAssociations" "${SCHEME}" "Ringside.Link"
!macroend

!macro NSIS_HOOK_POSTINSTALL
  WriteRegStr SHCTX "Software\Classes\Ringside.Link" "" "Ringside"
  WriteRegStr SHCTX "Software\Classes\Ringside.Link" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\Ringside.Link\shell\open\command" "" '"$INSTDIR\${MAINBINARYNAME}.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\ringside" "" "URL:Ringside"
  WriteRegStr SHCTX "Software\Classes\ringside" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\ringside\shell\open\command" "" '"$INSTDIR\${MAINBINARYNAME}.exe" "%1"'
  WriteRegStr SHCTX "Software\Ringside\Capabilities" "ApplicationName" "Ringside"
  WriteRegStr SHCTX "Software\Ringside\Capabilities" "ApplicationDescription" "One agent toolbar for every contact centre"
  !insertmacro RINGSIDE_LINK "tel"
  !insertmacro RINGSIDE_LINK "callto"
  !insertmacro RINGSIDE_LINK "sip"
  !insertmacro RINGSIDE_LINK "sips"
  !insertmacro RINGSIDE_LINK "ringside"
  WriteRegStr SHCTX "Software\RegisteredApplications" "Ringside" "Software\Ringside\Capabilities"
!macroend

!macro NSIS_HOOK_POSTUNINSTALL
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Ringside"
  DeleteRegKey SHCTX "Software\Ringside\Capabilities"
  DeleteRegKey SHCTX "Software\Classes\Ringside.Link"
  DeleteRegKey SHCTX "Software\Classes\ringside"
!macroend
