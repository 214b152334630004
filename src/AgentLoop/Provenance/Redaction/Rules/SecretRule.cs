namespace AgentLoop;

/// <summary>Tells, where one of some words stands, whether a secret stands there, too. It looks no further than so many characters on, and few back.</summary>
internal abstract class SecretRule
{
    /// <summary>How far any rule looks.</summary>
    public const int LongestSecret = 32 * 1024;

    /// <summary>How far any rule looks back.</summary>
    public const int LongestLookBack = 64;

    public abstract IReadOnlyList<string> Anchors { get; }

    public virtual StringComparison Comparison => StringComparison.Ordinal;

    /// <summary>The secret, if there is one.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="at">Where the word stands.</param>
    /// <param name="length">How long the word is.</param>
    /// <param name="isOpen">Whether the text ended before all was seen that decides.</param>
    public abstract SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen);
}
