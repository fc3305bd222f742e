package pilotcity.portal.kernel.files;

import org.jspecify.annotations.Nullable;

/**
 * The place where files are kept cannot be written to or read from at the moment. The message says which operation
 * failed and why; it names folders and buckets, and is for the operator.
 */
public final class FileStoreException extends RuntimeException {
    public FileStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
