package pilotcity.portal.note;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.TextRole;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.PrivatePart;
import pilotcity.portal.kernel.verb.Verb;

/** A small kind that can be written in every way: the faces have to serve it without knowing it. */
public final class NoteFeature implements Feature<Note> {
    private static final RowReader<Note> READER = RowReader.of(Note.class, Map.of("where", NoteFeature::where));

    private static final Kind<Note> KIND = Kind.of("note", "notes", Note.class)
            .title("便条", "Note", "Notes")
            .describe("测试用", "For tests.")
            .id(Note::id)
            .text(
                    "title",
                    Note::title,
                    f -> f.title("标题", "Title").searched(TextRole.NAME).sort())
            .reference("about", Note::about, f -> f.title("关于", "About").to("note", "replies"))
            .integer("version", Note::version, f -> f.title("版本", "Version"))
            .bool("simulated", Note::simulated, f -> f.title("模拟", "Simulated").facet())
            .bool("shut", Note::shut, f -> f.title("已关闭", "Closed").facet())
            .geometry("geometry", Note::where, f -> f.title("位置", "Location"))
            .suggested()
            .simulated("simulated")
            .build();

    @Override
    public Kind<Note> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "(SELECT note.*, given::jsonb ->> 'where' AS place FROM note) AS note";
    }

    @Override
    public Note read(Row row) {
        return READER.read(row);
    }

    private static Geometry where(Row row) {
        String where = row.getString("place");
        return where == null ? null : Geometries.readWkt(where);
    }

    @Override
    public List<Verb> verbs(Config config) {
        return NoteVerbs.ALL;
    }

    @Override
    public Optional<PrivatePart> privatePart() {
        return Optional.of(NoteVerbs::readPrivate);
    }
}
