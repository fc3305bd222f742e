package pilotcity.portal.face.changes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.Iterator;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.mirror.MirrorPage;

/** Changes as JSON; documents go out as the index holds them, without being parsed. */
final class ChangeJson {
    private ChangeJson() {}

    static Buffer page(MirrorPage page) {
        Buffer out = Buffer.buffer("{\"items\":[");
        for (Iterator<MirrorPage.Item> each = page.items().iterator(); each.hasNext(); ) {
            append(out, each.next());
            if (each.hasNext()) {
                out.appendString(",");
            }
        }
        return out.appendString("],\"next\":")
                .appendString(Json.encode(page.next().toString()))
                .appendString(",\"more\":" + page.more() + ",\"listing\":" + page.listing() + "}");
    }

    static byte[] item(MirrorPage.Item item) {
        Buffer out = Buffer.buffer();
        append(out, item);
        return out.getBytes();
    }

    private static void append(Buffer out, MirrorPage.Item item) {
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
