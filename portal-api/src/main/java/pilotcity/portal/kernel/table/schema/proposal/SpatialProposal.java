package pilotcity.portal.kernel.table.schema.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.portal.kernel.table.schema.proposal.column.CandidateWays;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnDraft;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnNames;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProfile;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** Finds where the rows of a table are: shapes, or two columns of coordinates. */
final class SpatialProposal {
    private static final Pattern SRID = Pattern.compile("(?i)SRID=([0-9]{4,6});.*", Pattern.DOTALL);

    /** The first position of GeoJSON (RFC 7946, clause 3.1.1), and what follows the name of a shape in WKT. */
    private static final Pattern THREE_NUMBERS =
            Pattern.compile("\\[\\s*-?[0-9.eE+-]+\\s*,\\s*-?[0-9.eE+-]+\\s*,\\s*-?[0-9]");

    private static final Pattern WKT_WITH_HEIGHTS = Pattern.compile("(?i)^(?:SRID=[0-9]+;)?\\s*[A-Z]+\\s*ZM?\\s*\\(|"
            + "^(?:SRID=[0-9]+;)?\\s*[A-Z]+\\s*\\(+\\s*[0-9.eE+-]+\\s+[0-9.eE+-]+\\s+[0-9.eE+-]+");

    private final List<ColumnDraft> columns;
    private final ObjectNode schema;
    private final Consumer<ProposalNote> notes;

    private SpatialProposal(List<ColumnDraft> columns, ObjectNode schema, Consumer<ProposalNote> notes) {
        this.columns = columns;
        this.schema = schema;
        this.notes = notes;
    }

    /** Puts {@code spatial} into the schema where it is sure, and says what has to be asked. */
    static void propose(List<ColumnDraft> columns, ObjectNode schema, Consumer<ProposalNote> notes) {
        SpatialProposal proposal = new SpatialProposal(columns, schema, notes);
        if (!proposal.shapes()) {
            proposal.pair();
        }
    }

    private boolean shapes() {
        Optional<ColumnDraft> own =
                columns.stream().filter(each -> each.profile().shapes() > 0).findFirst();
        Optional<ColumnDraft> geojson = columns.stream()
                .filter(each -> each.field().path("type").asText().equals("geojson"))
                .findFirst();
        Optional<ColumnDraft> wkt = columns.stream()
                .filter(each -> each.field().has(CandidateWays.WKT))
                .findFirst();
        if (own.isPresent()) {
            ObjectNode spatial = spatial(own.get(), "native");
            heights(own.get(), own.get().profile().heights() > 0);
            if (own.get().profile().source().crs() == null) {
                schema.remove("spatial");
                askSystem(own.get().profile().name());
            } else {
                told(spatial.path("geometry").asText(), "文件自带的图形", "the shapes of the file");
            }
        } else if (geojson.isPresent()) {
            spatial(geojson.get(), "geojson");
            heights(geojson.get(), isWritten(geojson.get(), THREE_NUMBERS));
            told(geojson.get().profile().name(), "GeoJSON 图形", "GeoJSON shapes");
        } else if (wkt.isPresent()) {
            heights(wkt.get(), isWritten(wkt.get(), WKT_WITH_HEIGHTS));
            wkt(wkt.get());
        }
        return own.isPresent() || geojson.isPresent() || wkt.isPresent();
    }

    private static boolean isWritten(ColumnDraft column, Pattern heights) {
        return Stream.concat(
                        column.profile().distinct().first().stream(),
                        Stream.of(column.profile().longestText()))
                .anyMatch(text -> heights.matcher(text).find());
    }

    /** Shapes are kept as they lie on the map. */
    private void heights(ColumnDraft column, boolean there) {
        if (there) {
            String name = column.profile().name();
            notes.accept(ProposalNote.told(
                    Code.HEIGHTS_LEFT_OUT,
                    "列“" + name + "”的图形带有高程（Z）：发布的图形只有平面坐标；如需高程，请另作一列",
                    "the shapes of '" + name
                            + "' have heights (Z), which are not published; where they matter, give them in a column of"
                            + " their own"));
        }
    }

    private void wkt(ColumnDraft column) {
        Matcher srid = SRID.matcher(
                column.profile().distinct().first().isEmpty()
                        ? column.profile().longestText()
                        : column.profile().distinct().first().getFirst());
        if (srid.matches()) {
            spatial(column, "wkt").put("crs", "EPSG:" + srid.group(1));
            told(column.profile().name(), "WKT 图形", "WKT shapes");
        } else {
            askSystem(column.profile().name());
        }
    }

    private ObjectNode spatial(ColumnDraft column, String encoding) {
        return schema.putObject("spatial")
                .put("geometry", column.profile().name())
                .put("encoding", encoding);
    }

    private void told(String column, String zh, String en) {
        notes.accept(ProposalNote.told(
                Code.COORDINATES,
                "位置取自列“" + column + "”（" + zh + "）",
                "the places of the rows are taken from column '" + column + "': " + en));
    }

    private void askSystem(String column) {
        notes.accept(ProposalNote.asked(
                Code.PROJECTED_COORDINATES,
                "列“" + column + "”的图形用的是什么坐标系？请选择该列和坐标系（如 EPSG:4326、EPSG:4547、GCJ-02）；只勾选则各行不上地图",
                "which reference system are the shapes of '" + column
                        + "' in? Choose the column and its system, such as EPSG:4326, EPSG:4547 or GCJ-02; ticked as it"
                        + " is, the rows are on no map"));
    }

    private void pair() {
        Optional<ColumnDraft> lon = named(ColumnNames.LONGITUDE);
        Optional<ColumnDraft> lat = named(ColumnNames.LATITUDE);
        if (lon.isEmpty() || lat.isEmpty()) {
            return;
        }
        String x = lon.get().profile().name();
        String y = lat.get().profile().name();
        boolean right = isWithin(lon.get(), 180) && isWithin(lat.get(), 90);
        if (right) {
            schema.putObject("spatial").put("lon", x).put("lat", y).put("crs", "EPSG:4326");
            notes.accept(ProposalNote.told(
                    Code.COORDINATES,
                    "位置取自列“" + x + "”和“" + y + "”",
                    "the places of the rows are taken from columns '" + x + "' and '" + y + "'"));
            china(lon.get().profile(), lat.get().profile());
            zeros(lon.get().profile(), lat.get().profile());
        } else if (isWithin(lon.get(), 90) && isWithin(lat.get(), 180)) {
            notes.accept(ProposalNote.asked(
                    Code.SWAPPED_COORDINATES,
                    "“" + x + "”和“" + y + "”是否颠倒了？“" + y + "”的值超出纬度范围。如是，请把经度列和纬度列对调选择；只勾选则各行不上地图",
                    "are '" + x + "' and '" + y + "' swapped? '" + y
                            + "' has values that are no latitudes. If so, choose '"
                            + y + "' as the longitude and '" + x
                            + "' as the latitude; ticked as it is, the rows are on no map"));
        } else {
            notes.accept(ProposalNote.asked(
                    Code.PROJECTED_COORDINATES,
                    "“" + x + "”和“" + y + "”的值不是度：用的是什么坐标系？请选择这两列和坐标系（如 EPSG:4547）；只勾选则各行不上地图",
                    "which reference system are '" + x + "' and '" + y
                            + "' in? They are no degrees. Choose both and their system, such as EPSG:4547; ticked as it"
                            + " is, the rows are on no map"));
        }
    }

    /** The first column of numbers that is called so. */
    private Optional<ColumnDraft> named(ColumnNames name) {
        return columns.stream()
                .filter(each -> name.fits(each.profile().name())
                        && each.field().path("type").asText().matches("number|integer")
                        && each.profile().numbers().bare() > 0
                        && each.profile().numbers().bare() * 10
                                >= each.profile().values() * 9)
                .findFirst();
    }

    private static boolean isWithin(ColumnDraft column, double bound) {
        return Math.abs(column.profile().numbers().least()) <= bound
                && Math.abs(column.profile().numbers().greatest()) <= bound;
    }

    /** Most rows at 0°, 0°, in the sea off Ghana, are of places that somebody did not know. */
    private void zeros(ColumnProfile lon, ColumnProfile lat) {
        long both = Math.min(lon.numbers().zeros(), lat.numbers().zeros());
        if (both > 0 && both < lon.numbers().bare()) {
            notes.accept(ProposalNote.asked(
                    Code.ZERO_COORDINATES,
                    "有 " + both + " 行的坐标为 0, 0，确实在那里吗？如表示位置不详，请在文件中留空；勾选则它们位于 0°, 0°",
                    EnglishCount.verb(both, "is", "are") + " " + EnglishCount.of(both, "row")
                            + " really at 0, 0? Where that means that the place is not known, leave such places"
                            + " empty in the file; ticked, they lie at 0°, 0°"));
        }
    }

    private void china(ColumnProfile lon, ColumnProfile lat) {
        if (lon.numbers().least() >= 72
                && lon.numbers().greatest() <= 138
                && lat.numbers().least() >= 0.8
                && lat.numbers().greatest() <= 56) {
            notes.accept(ProposalNote.asked(
                    Code.CHINA_COORDINATES,
                    "坐标是 WGS84 吗？它们在中国范围内：如取自高德、腾讯地图为 GCJ-02，取自百度地图为 BD-09，与 WGS84 相差数百米，请选择该坐标系；勾选则按 WGS84",
                    "are the coordinates WGS84? They are in China: taken from Gaode or Tencent they are GCJ-02, from Baidu"
                            + " BD-09, some hundred metres off WGS84; if so, choose that system. Ticked, they are taken"
                            + " as WGS84"));
        }
    }
}
