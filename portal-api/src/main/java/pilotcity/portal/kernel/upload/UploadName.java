package pilotcity.portal.kernel.upload;

import pilotcity.portal.kernel.problem.Problem;

/** The name of a file as its sender calls it, without folders: for people to read and to tell its format by. */
public record UploadName(String text) {
    /** How many characters it may have. */
    public static final int LONGEST = 255;

    /**
     * Takes what is behind the last slash or backslash.
     *
     * @param field the name of what it was given by
     * @throws Problem BAD_REQUEST when nothing is left, it is too long or holds control characters
     */
    public static UploadName of(String field, String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw Problem.field(field, "must be the name of a file");
        }
        if (name.length() > LONGEST) {
            throw Problem.field(field, "has at most " + LONGEST + " characters");
        }
        if (!name.codePoints().allMatch(UploadName::isPrintable)) {
            throw Problem.field(field, "has characters that no name of a file has");
        }
        return new UploadName(name);
    }

    /** Marks by which {@code evil.exe} can be shown as something else (Unicode Standard Annex 9, explicit directions). */
    private static boolean turnsText(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && !turnsText(character);
    }
}
