package pilotcity.portal.face.open311;

import java.util.List;

/** A request in which several things are wrong: status 400. */
final class Refusal extends RuntimeException {
    private static final int BAD_REQUEST = 400;

    @SuppressWarnings("serial") // never serialised
    private final List<Fault> faults;

    /** @param reasons each begins with the argument that is wrong */
    Refusal(List<String> reasons) {
        super(String.join("; ", reasons));
        this.faults =
                reasons.stream().map(reason -> new Fault(BAD_REQUEST, reason)).toList();
    }

    List<Fault> faults() {
        return faults;
    }
}
