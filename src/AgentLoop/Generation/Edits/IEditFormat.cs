namespace AgentLoop;

/// <summary>A way in which models write edits.</summary>
/// <remarks>
/// One instance reads many texts at once. What is read may come from anywhere: a text that is cut off, malformed or ambiguous is a
/// <see cref="EditReading.Problem"/>, never an exception, and none of it is applied.
/// </remarks>
public interface IEditFormat
{
    /// <summary>Reads a model's text, without looking at any file.</summary>
    EditReading Read(string text);
}
