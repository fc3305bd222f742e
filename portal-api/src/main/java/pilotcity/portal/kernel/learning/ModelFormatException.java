package pilotcity.portal.kernel.learning;

import java.io.IOException;

/** A file is no model that this version reads; the message says why, for an operator. */
public final class ModelFormatException extends IOException {
    ModelFormatException(String reason) {
        super("This is no model that can be used: " + reason + ".");
    }

    ModelFormatException(String reason, IOException cause) {
        super("This is no model that can be used: " + reason + ".", cause);
    }
}
