package pilotcity.index.lucenequery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.document.StringField;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same documents as Lucene's own points find, whichever way is chosen. */
class PositionQueryTest {
    private static final String POINT = "point";
    private static final String SOME = "some";

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 129, 700, 6_000})
    void findsWhatPointsFind(int size) throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            fill(directory, size);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 150; i++) {
                    compareBoxes(searcher, box());
                    compareCircles(searcher);
                    comparePolygons(searcher);
                }
                compareBoxes(searcher, new Rectangle(-90, 90, -180, 180));
                compareBoxes(searcher, new Rectangle(90, 90, -180, 180));
                compareBoxes(searcher, new Rectangle(-10, 10, 180, 180));
                compareBoxes(searcher, new Rectangle(-10, 10, 180, -170));
                compareBoxes(searcher, new Rectangle(-90, 90, 121.40000001, 121.40000002));
            }
        }
    }

    /** Crowds, lines and single points around the world, some documents without a position. */
    private void fill(Directory directory, int size) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            IntUnaryOperator some = most -> random.nextInt(most);
            for (int i = 0; i < size; i++) {
                Document document = new Document();
                if (some.applyAsInt(20) > 0) {
                    addPosition(document, some.applyAsInt(4));
                }
                if (some.applyAsInt(30) == 0) {
                    document.add(new StringField(SOME, "few", Store.NO));
                }
                writer.addDocument(document);
            }
        }
    }

    private void addPosition(Document document, int crowd) {
        double latitude = switch (crowd) {
            case 0 -> 31.2 + random.nextGaussian() / 100;
            case 1 -> 23;
            case 2 -> random.nextInt(181) - 90;
            default -> random.nextDouble() * 180 - 90;
        };
        double longitude = switch (crowd) {
            case 0 -> 121.4 + random.nextGaussian() / 100;
            case 1 -> 113 + random.nextInt(3);
            case 2 -> random.nextInt(361) - 180;
            default -> random.nextDouble() * 360 - 180;
        };
        document.add(new LatLonPoint(POINT, latitude, longitude));
        document.add(new LatLonDocValuesField(POINT, latitude, longitude));
    }

    private Rectangle box() {
        boolean near = random.nextBoolean();
        double latitude = near ? 31.2 + random.nextGaussian() / 100 : random.nextDouble() * 170 - 85;
        double longitude = near ? 121.4 + random.nextGaussian() / 100 : random.nextDouble() * 360 - 180;
        double height = near ? random.nextDouble() / 50 : random.nextDouble() * (90 - latitude);
        double width = near ? random.nextDouble() / 50 : random.nextDouble() * 180;
        double east = longitude + width;
        return new Rectangle(latitude, latitude + height, longitude, east > 180 ? east - 360 : east);
    }

    private void compareBoxes(IndexSearcher searcher, Rectangle box) throws IOException {
        compare(
                searcher,
                PositionQuery.box(POINT, box),
                LatLonPoint.newBoxQuery(POINT, box.minLat, box.maxLat, box.minLon, box.maxLon));
    }

    private void compareCircles(IndexSearcher searcher) throws IOException {
        boolean near = random.nextBoolean();
        double latitude = near ? 31.2 : random.nextDouble() * 180 - 90;
        double longitude = near ? 121.4 : random.nextDouble() * 360 - 180;
        double radius = near ? random.nextInt(3_000) : random.nextDouble() * 3_000_000;
        compare(
                searcher,
                PositionQuery.circle(POINT, latitude, longitude, radius),
                LatLonPoint.newDistanceQuery(POINT, latitude, longitude, radius));
    }

    private void comparePolygons(IndexSearcher searcher) throws IOException {
        boolean near = random.nextBoolean();
        double latitude = near ? 31.2 : random.nextDouble() * 60 - 30;
        double longitude = near ? 121.4 : random.nextDouble() * 200 - 100;
        double size = near ? 0.02 : 40;
        int corners = 3 + random.nextInt(9);
        double[] latitudes = new double[corners + 1];
        double[] longitudes = new double[corners + 1];
        for (int i = 0; i < corners; i++) {
            double far = size * (0.3 + random.nextDouble());
            latitudes[i] = Math.clamp(latitude + far * Math.sin(2 * Math.PI * i / corners), -89, 89);
            longitudes[i] = longitude + far * Math.cos(2 * Math.PI * i / corners);
        }
        latitudes[corners] = latitudes[0];
        longitudes[corners] = longitudes[0];
        LatLonGeometry[] parts = {new Polygon(latitudes, longitudes)};
        compare(
                searcher,
                PositionQuery.geometry(POINT, parts),
                LatLonPoint.newGeometryQuery(POINT, QueryRelation.INTERSECTS, parts));
    }

    private static void compare(IndexSearcher searcher, Query query, Query expected) throws IOException {
        FixedBitSet wanted = found(searcher, expected);
        assertThat(found(searcher, query)).as("%s", query).isEqualTo(wanted);
        assertThat(found(searcher, among(query))).as("few of %s", query).isEqualTo(found(searcher, among(expected)));
    }

    private static Query among(Query query) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(SOME, "few")), Occur.FILTER)
                .add(query, Occur.FILTER)
                .build();
    }

    private static FixedBitSet found(IndexSearcher searcher, Query query) throws IOException {
        FixedBitSet found = new FixedBitSet(searcher.getIndexReader().maxDoc());
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var segment : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(segment);
            if (scorer != null) {
                for (int id = scorer.iterator().nextDoc(); id < segment.reader().maxDoc(); ) {
                    found.set(segment.docBase + id);
                    id = scorer.iterator().nextDoc();
                }
            }
        }
        return found;
    }
}
