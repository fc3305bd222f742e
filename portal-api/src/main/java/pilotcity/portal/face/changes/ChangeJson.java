package pilotcity.portal.face.changes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.Iterator;
import pilotcity.index.kind.Document;
import pilotcity.portal.kernel.changes.ChangePage;

/** Changes as JSON; documents go out as the index holds them, without being parsed. */
final class ChangeJson {
    private ChangeJson() {}

    static Buffer page(ChangePage page) {
        Buffer out = Buffer.buffer("{\"items\":[");
        for (Iterator<ChangePage.Item> each = page.items().iterator(); each.hasNext(); ) {
            append(out, each.next());
            if (each.hasNext()) {
                out.appendString(",");
            }
        }
        return out.appendString("],\"next\":")
                .appendString(Json.encode(page.next().toString()))
                .appendString(",\"more\":" + page.more() + ",\"listing\":" + page.listing() + "}");
    }

    static byte[] item(ChangePage.Item item) {
        Buffer out = Buffer.buffer();
        append(out, item);
        return out.getBytes();
    }

    private static void append(Buffer out, ChangePage.Item item) {
        Document document = item.document();
        out.appendString("{\"kind\":")
                .appendString(Json.encode(item.key().kind()))
                .appendString(",\"id\":")
                .appendString(Json.encode(item.key().id()))
                .appendString(",\"op\":")
                .appendString(document == null ? "\"delete\"" : "\"put\"");
        if (document != null) {
            out.appendString(",\"document\":").appendBytes(document.json());
        }
        out.appendString("}");
    }
}
