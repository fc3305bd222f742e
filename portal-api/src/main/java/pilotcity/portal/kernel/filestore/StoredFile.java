package pilotcity.portal.kernel.filestore;

/** Content in the store: its name, which is its SHA-256 in hexadecimal, and its length in bytes. */
public record StoredFile(String sha256, long bytes) {}
