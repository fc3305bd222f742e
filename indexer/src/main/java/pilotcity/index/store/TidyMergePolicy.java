package pilotcity.index.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Merges as another policy does while documents come, and when asked to, as many of the small segments as are too many
 * for fast reads.
 */
final class TidyMergePolicy extends FilterMergePolicy {
    private final int most;

    /** @param most how many segments are left when there was time to tidy up */
    TidyMergePolicy(MergePolicy whileWriting, int most) {
        super(whileWriting);
        this.most = most;
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        MergeSpecification found = super.findMerges(trigger, segments, context);
        return found == null && trigger == MergeTrigger.EXPLICIT ? tidy(segments, context) : found;
    }

    private @Nullable MergeSpecification tidy(SegmentInfos segments, MergeContext context) throws IOException {
        if (segments.size() <= most || !context.getMergingSegments().isEmpty()) {
            return null;
        }
        List<Sized> bySize = new ArrayList<>();
        for (SegmentCommitInfo segment : segments) {
            bySize.add(new Sized(segment, size(segment, context)));
        }
        bySize.sort(Comparator.comparingLong(Sized::bytes));
        List<SegmentCommitInfo> small = bySize.subList(0, segments.size() - most + 1).stream()
                .map(Sized::segment)
                .toList();
        MergeSpecification merges = new MergeSpecification();
        merges.add(new OneMerge(small));
        return merges;
    }

    private record Sized(SegmentCommitInfo segment, long bytes) {}
}
