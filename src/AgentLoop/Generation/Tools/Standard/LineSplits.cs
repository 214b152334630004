namespace AgentLoop;

/// <summary>The lines of a text, without copying them.</summary>
internal static class LineSplits
{
    /// <summary>What is between line feeds.</summary>
    public static LineEnumerator EnumerateSplits(this ReadOnlySpan<char> text) => new(text);

    internal ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> left = text;
        private bool isAtEnd;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (isAtEnd)
                return false;
            int end = left.IndexOf('\n');
            isAtEnd = end < 0;
            Current = isAtEnd ? left : left[..end];
            left = isAtEnd ? default : left[(end + 1)..];
            return true;
        }
    }
}
