package pilotcity.index.state;

/** A document that could not be read or indexed. */
public record IndexingFailure(String kind, String id, Throwable cause) {

    /** What to tell the operator; it may quote what the document holds. */
    public String reason() {
        String message = cause.getMessage();
        String said = message == null ? cause.getClass().getSimpleName() : message;
        return said.lines().findFirst().orElse("").strip();
    }
}
