package pilotcity.portal.face.shared.export;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import pilotcity.portal.face.shared.export.format.ExportFormat;

/** A file that is made while it is sent: as often as is needed, with the same bytes each time. */
public interface GeneratedFile {
    ExportFormat format();

    /** What it is to be called where it is kept. */
    String name();

    /** A strong entity tag (RFC 9110, clause 8.8.3), made of the state of the data and of everything asked. */
    String tag();

    /** When the data last changed that it is made of. */
    Instant time();

    /** How many rows it has. */
    long rows();

    void write(OutputStream out) throws IOException;

    /** Puts the header fields that are its own. */
    void describe(MultiMap headers);
}
