package pilotcity.portal.kernel.table.source.archive;

/**
 * One file of an archive.
 *
 * @param name with folders, separated by {@code /}; never absolute and never upwards
 * @param size unpacked, in bytes
 * @param packed bytes in the archive
 * @param method 0 stored, 8 deflated
 * @param offset of its local header
 */
public record ZipMember(String name, long size, long packed, int method, long checksum, long offset) {
    /** Its name without folders. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether an operating system put it there by itself. */
    boolean isLitter() {
        return name.startsWith("__MACOSX/")
                || fileName().equals(".DS_Store")
                || fileName().equalsIgnoreCase("Thumbs.db")
                || fileName().equalsIgnoreCase("desktop.ini");
    }
}
