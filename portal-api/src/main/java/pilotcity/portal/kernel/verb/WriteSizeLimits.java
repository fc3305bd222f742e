package pilotcity.portal.kernel.verb;

import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/**
 * How large a write may be.
 *
 * @param plainBytes the largest body of a verb without files
 * @param uploadBytes the largest body of a verb with files
 * @param heldBytes how much of all bodies together may be held in memory; what comes on top is asked to wait
 */
public record WriteSizeLimits(int plainBytes, int uploadBytes, long heldBytes) {

    /** Bodies may take an eighth of the memory, or one of them whatever it needs. */
    public static WriteSizeLimits of(int plainBytes, int uploadBytes) {
        long most = Math.max(uploadBytes, Runtime.getRuntime().maxMemory() / 8);
        return new WriteSizeLimits(plainBytes, uploadBytes, most);
    }

    public int bodyBytes(Verb verb) {
        return verb.fields().stream().anyMatch(WriteSizeLimits::hasFile) ? uploadBytes : plainBytes;
    }

    private static boolean hasFile(InputField field) {
        return field.type() == InputType.FILE || field.fields().stream().anyMatch(WriteSizeLimits::hasFile);
    }
}
