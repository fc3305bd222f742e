package pilotcity.index.lucenequery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** The scores of Lucene's own disjunction, to the last digit. */
class BestFieldQueryTest {
    private static final int DOCUMENTS = 9_000;
    private static final List<String> WORDS = List.of("road", "light", "tree", "bin", "noise", "seldom");

    private final Random random = new Random(5);

    @Test
    void scoresAsADisjunctionDoes() throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            fill(directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                assertThat(reader.leaves()).hasSizeGreaterThan(1);
                for (String word : WORDS) {
                    DisjunctionMaxQuery plain = plain(word);
                    Query fast = BestFieldQuery.of(plain);
                    assertThat(fast).isInstanceOf(BestFieldQuery.class);
                    for (int most : new int[] {1, 20, DOCUMENTS}) {
                        compare(searcher, fast, plain, most, Integer.MAX_VALUE);
                        compare(searcher, fast, plain, most, 1);
                        compare(searcher, filtered(fast), filtered(plain), most, Integer.MAX_VALUE);
                    }
                    assertThat(searcher.count(fast)).isEqualTo(searcher.count(plain));
                    assertThat(searcher.count(fast)).isPositive();
                }
                assertThat(searcher.count(BestFieldQuery.of(plain("nowhere")))).isZero();
            }
        }
    }

    private void fill(Directory directory) throws IOException {
        IndexWriterConfig apart = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, apart)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = new Document();
                document.add(new StringField("id", String.valueOf(i), Store.NO));
                document.add(new StringField("half", String.valueOf(i % 2), Store.NO));
                document.add(new TextField("body", words(30), Store.NO));
                if (i % 3 > 0) {
                    document.add(new TextField("keywords", words(3), Store.NO));
                }
                writer.addDocument(document);
                if (i == DOCUMENTS / 2) {
                    writer.commit();
                }
            }
            for (int i = 0; i < DOCUMENTS; i += 7) {
                writer.deleteDocuments(new Term("id", String.valueOf(i)));
            }
        }
    }

    private String words(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            int word = random.nextInt(40);
            text.append(word < WORDS.size() - 1 ? WORDS.get(word) : "other" + word)
                    .append(' ');
        }
        return random.nextInt(500) == 0 ? text + "seldom" : text.toString();
    }

    private static DisjunctionMaxQuery plain(String word) {
        return new DisjunctionMaxQuery(
                List.of(
                        new TermQuery(new Term("body", word)),
                        new BoostQuery(new TermQuery(new Term("keywords", word)), 2.5f),
                        new TermQuery(new Term("nothing", word))),
                0.1f);
    }

    private static Query filtered(Query words) {
        return new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(new TermQuery(new Term("half", "1")), Occur.FILTER)
                .build();
    }

    private static void compare(IndexSearcher searcher, Query fast, Query plain, int most, int counted)
            throws IOException {
        ScoreDoc[] found = search(searcher, fast, most, counted);
        ScoreDoc[] expected = search(searcher, plain, most, counted);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i].doc).as("%d of %s", i, plain).isEqualTo(expected[i].doc);
            assertThat(found[i].score).as("%d of %s", i, plain).isEqualTo(expected[i].score);
        }
    }

    private static ScoreDoc[] search(IndexSearcher searcher, Query query, int most, int counted) throws IOException {
        return searcher.search(query, new TopScoreDocCollectorManager(most, null, counted)).scoreDocs;
    }

    @Test
    void leavesAloneWhatIsMoreThanWords() {
        DisjunctionMaxQuery unfinished =
                new DisjunctionMaxQuery(List.of(new PrefixQuery(new Term("body", "ro"))), 0.1f);
        assertThat(BestFieldQuery.of(unfinished)).isSameAs(unfinished);
    }
}
