using System.Buffers;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds the secrets of a form that says what they begin with.</summary>
internal sealed class SecretFormRule(SecretForm form) : SecretRule
{
    private const int ShortestSecret = 16;
    private const int FewestKinds = 8;

    private static readonly SearchValues<char> Tokens = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+:=");

    private readonly string mask = SecretMarks.Of(form.Mask);

    public override IReadOnlyList<string> Anchors => form.Anchors;

    public override SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen)
    {
        isOpen = false;
        if (form.BeginsWord && !SecretText.IsBoundary(text, at))
            return null;
        SecretWindow window = SecretWindow.Read(text, at, int.MaxValue, only: Tokens);
        isOpen = window.EndsText;
        if (window.Characters.Length < ShortestSecret)
            return null;
        foreach (ValueMatch match in form.Pattern.EnumerateMatches(window.Characters))
        {
            bool isSecret = match.Index == 0 && HasKinds(window.Characters[..match.Length]);
            return isSecret ? new SecretSpan(at, window.PlaceOf(match.Length), mask) : null;
        }
        return null;
    }

    /// <summary>What consists of a few characters alone shows how a secret looks, and is none.</summary>
    private static bool HasKinds(ReadOnlySpan<char> secret)
    {
        UInt128 seen = 0;
        foreach (char c in secret)
            seen |= UInt128.One << c;
        return UInt128.PopCount(seen) >= FewestKinds;
    }
}
