package pilotcity.portal.kernel.upload;

import java.util.List;

/**
 * An upload of which everything has come.
 *
 * @param bytes the length of the file
 * @param parts names in the part store, in their order
 */
public record CompleteUpload(String id, String name, long bytes, List<String> parts) {
    public CompleteUpload {
        parts = List.copyOf(parts);
    }
}
