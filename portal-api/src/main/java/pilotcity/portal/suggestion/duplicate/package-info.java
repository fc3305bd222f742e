/**
 * Which reports may mean the same thing, how probable that is, and why.
 *
 * <p>DuplicateFinder takes a DuplicateQuery, looks for candidates with CandidateSearch, weighs each as
 * EvidenceComparison measures it, and answers with the few most probable as PossibleDuplicate.
 *
 * <p>It reads public documents from the index and nothing else: what is not published cannot tell anything here.
 */
@NullMarked
package pilotcity.portal.suggestion.duplicate;

import org.jspecify.annotations.NullMarked;
