package pilotcity.portal.face.open311.input;

import java.util.List;
import pilotcity.portal.face.open311.Fault;

/** A request in which several things are wrong: status 400. */
public final class InvalidRequestException extends RuntimeException {
    private static final int BAD_REQUEST = 400;

    @SuppressWarnings("serial") // never serialised
    private final List<Fault> faults;

    /** @param reasons each begins with the argument that is wrong */
    public InvalidRequestException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.faults =
                reasons.stream().map(reason -> new Fault(BAD_REQUEST, reason)).toList();
    }

    public List<Fault> faults() {
        return faults;
    }
}
