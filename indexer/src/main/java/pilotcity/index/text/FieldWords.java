package pilotcity.index.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/** Names are cut finer than other text. */
public final class FieldWords extends DelegatingAnalyzerWrapper {
    private final String nameField;
    private final Analyzer names = new Words(true);
    private final Analyzer others = new Words(false);

    public FieldWords(String nameField) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.nameField = nameField;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return field.equals(nameField) ? names : others;
    }
}
