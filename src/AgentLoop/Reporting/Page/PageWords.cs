using System.Text;

namespace AgentLoop;

/// <summary>Names of ours as words.</summary>
internal static class PageWords
{
    public static string Of(RunOutcome? outcome) => outcome is { } known ? Of(known.ToString()) : "Not finished";

    /// <summary><c>NoAcceptableCandidate</c> as "No acceptable candidate".</summary>
    public static string Of(string name)
    {
        StringBuilder words = new(name.Length + 8);
        foreach (char c in name)
        {
            bool begins = char.IsAsciiLetterUpper(c) && words.Length > 0;
            if (begins)
                words.Append(' ');
            words.Append(begins ? char.ToLowerInvariant(c) : c);
        }

        return words.ToString();
    }
}
