/**
 * Conversations as they are sent: all turns so far, in JSON.
 *
 * <p>ConversationReader makes a Conversation of it and says what is wrong; ConversationWriter is the way back, by which a
 * page keeps one between two steps; ConversationFields names what may stand in both.
 *
 * <p>It knows no protocol and no page, and keeps nothing.
 */
@NullMarked
package pilotcity.portal.face.shared.conversation;

import org.jspecify.annotations.NullMarked;
