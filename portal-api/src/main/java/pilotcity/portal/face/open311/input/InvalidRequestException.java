package pilotcity.portal.face.open311.input;

import java.util.List;

/** A request in which several things are wrong: status 400. */
public final class InvalidRequestException extends RuntimeException {
    private static final int BAD_REQUEST = 400;

    @SuppressWarnings("serial") // never serialised
    private final List<Open311Error> open311Errors;

    /** @param reasons each begins with the argument that is wrong */
    public InvalidRequestException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.open311Errors = reasons.stream()
                .map(reason -> new Open311Error(BAD_REQUEST, reason))
                .toList();
    }

    public List<Open311Error> faults() {
        return open311Errors;
    }
}
