/**
 * Conversations for chat clients: one free text, at most two questions back, then a report that can be sent.
 *
 * <p>ConversationFace reads all turns so far, has them replayed on the read pool, and answers with ConversationAnswer:
 * what was understood, and the next question or the report.
 *
 * <p>It writes nothing and keeps nothing; the client sends the report itself, and knows what to ask by what it is told.
 */
@NullMarked
package pilotcity.portal.face.conversation;

import org.jspecify.annotations.NullMarked;
