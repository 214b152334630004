namespace AgentLoop;

/// <summary>Finds errors of syntax in a text. Which of them are new is found by whoever asks.</summary>
/// <remarks>One instance checks many texts at once. An exception ends the edit.</remarks>
public interface ISyntaxGate
{
    /// <summary>The errors in a text; none in one whose kind the gate does not know.</summary>
    ValueTask<IReadOnlyList<SyntaxError>> CheckAsync(SyntaxRequest request, CancellationToken cancellationToken = default);
}
