package pilotcity.portal.face.open311;

/** One thing that is wrong with a request. The code may be more exact than the status of the answer. */
public record Fault(int code, String description) {}
