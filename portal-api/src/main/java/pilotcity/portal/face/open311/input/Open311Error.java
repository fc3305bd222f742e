package pilotcity.portal.face.open311.input;

/** One thing that is wrong with a request. The code may be more exact than the status of the answer. */
public record Open311Error(int code, String description) {}
