"""Which files are programs: those are never opened from here, whatever they are called."""

from __future__ import annotations

# fmt: off
_ENDINGS = frozenset(
    {
        ".action", ".app", ".appimage", ".application", ".apk", ".appref-ms", ".bash", ".bat", ".bin",
        ".chm", ".cmd", ".com", ".command", ".cpl", ".csh", ".deb", ".desktop", ".dll", ".dmg", ".exe",
        ".fish", ".gadget", ".hta", ".img", ".inf", ".ins", ".iso", ".jar", ".js", ".jse", ".ksh",
        ".lnk", ".msc", ".msi", ".msix", ".msp", ".mst", ".php", ".pif", ".pkg", ".pl", ".ps1",
        ".ps1xml", ".psc1", ".psd1", ".psm1", ".py", ".pyc", ".pyw", ".rb", ".reg", ".rpm", ".run",
        ".scf", ".scpt", ".scr", ".sct", ".service", ".sh", ".shb", ".shs", ".tcl", ".terminal", ".tool",
        ".url", ".vb", ".vbe", ".vbs", ".vhd", ".vhdx", ".webloc", ".workflow", ".ws", ".wsc", ".wsf",
        ".wsh", ".xll", ".zsh",
    }
)
# fmt: on
_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"[Desktop Entry]",
)


def is_program(name: str, content: bytes = b"") -> bool:
    """Tell whether a system could run a file of this name, or one that begins like this."""
    last = name.rstrip(". ").casefold()
    ending = last[last.rfind(".") :] if "." in last else ""
    return ending in _ENDINGS or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_STARTS)
