namespace AgentLoop;

/// <summary>Recognises one sort of text literal.</summary>
/// <param name="text">The source.</param>
/// <param name="start">Where a literal may begin.</param>
/// <param name="afterOperand">Whether a value stands before it, so that a slash is a division and not a pattern.</param>
/// <returns>The end of the literal, or <paramref name="start"/> where there is none. An unterminated one ends somewhere behind
/// its start.</returns>
internal delegate int TextScanner(string text, int start, bool afterOperand);
