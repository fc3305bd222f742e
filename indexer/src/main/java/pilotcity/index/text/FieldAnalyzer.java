package pilotcity.index.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/** Names are cut finer than other text. */
public final class FieldAnalyzer extends DelegatingAnalyzerWrapper {
    private final String nameField;
    private final Analyzer names = new TextAnalyzer(true);
    private final Analyzer others = new TextAnalyzer(false);

    public FieldAnalyzer(String nameField) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.nameField = nameField;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return field.equals(nameField) ? names : others;
    }
}
