using System.Globalization;

namespace AgentLoop;

/// <summary>The ids of candidates: <c>c</c> and the candidate's number.</summary>
internal static class CandidateId
{
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");

    /// <summary>The number in an id, or 0 for what is no id of ours.</summary>
    public static int NumberOf(string id) =>
        id.StartsWith('c') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
