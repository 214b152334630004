namespace AgentLoop;

/// <summary>For each token another one that belongs to it; -1 for none, and for every place outside of the file.</summary>
internal sealed class TokenLinks(int[] links)
{
    public int this[int index] => (uint)index < (uint)links.Length ? links[index] : -1;
}
