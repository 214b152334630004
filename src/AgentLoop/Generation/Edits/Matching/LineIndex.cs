namespace AgentLoop;

/// <summary>Where which lines of a text are, folded for one strategy: the places of equal lines stand together, in their order.</summary>
internal sealed class LineIndex
{
    private const int LeastBuckets = 16;
    private const int VectorWidth = 8;
    private const int FewPlaces = 32;

    private readonly EditableText text;
    private readonly MatchStrategy strategy;
    private readonly int[] hashes;
    private readonly int[] ends;
    private readonly int[] places;

    public LineIndex(EditableText text, MatchStrategy strategy, EditEffort effort)
    {
        this.text = text;
        this.strategy = strategy;
        effort.Spend(text);
        hashes = new int[text.Count];
        ends = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(text.Count, LeastBuckets)) + 1];
        places = new int[text.Count];
        Fill();
    }

    /// <summary>How many lines may be equal to the one of this hash; exactly so many have the hash if they are few.</summary>
    public int CountOf(int hash)
    {
        ReadOnlySpan<int> bucket = Bucket(hash);
        if (bucket.Length > FewPlaces)
            return bucket.Length;
        int count = 0;
        foreach (int place in bucket)
            count += hashes[place] == hash ? 1 : 0;
        return count;
    }

    /// <summary>Where the block is, if one of its lines is nowhere else and is none of some others; otherwise -1.</summary>
    public int FindDistinct(LinePattern pattern, HashSet<int> others, EditEffort effort)
    {
        int[] sought = pattern.HashesFor(strategy);
        int rarest = Rarest(sought);
        if (CountOf(sought[rarest]) != 1 || others.Contains(sought[rarest]))
            return -1;
        return Find(pattern, 0, 1, effort) is [int place] ? place : -1;
    }

    /// <summary>Where a block of lines begins, from a line on, in order; no more places than are wanted.</summary>
    public List<int> Find(LinePattern pattern, int from, int wanted, EditEffort effort)
    {
        List<int> found = [];
        int[] sought = pattern.HashesFor(strategy);
        int rarest = Rarest(sought);
        ReadOnlySpan<int> candidates = Bucket(sought[rarest]);
        int first = candidates.BinarySearch(from + rarest);
        foreach (int candidate in candidates[(first < 0 ? ~first : first)..])
        {
            int start = candidate - rarest;
            if (found.Count == wanted || effort.IsExhausted || start + sought.Length > hashes.Length)
                break;
            if (Matches(pattern, sought, start, effort))
                found.Add(start);
        }

        return found;
    }

    /// <summary>Whether the block is at a line.</summary>
    public bool IsAt(LinePattern pattern, int start, EditEffort effort) =>
        start >= 0 && start + pattern.Count <= hashes.Length && Matches(pattern, pattern.HashesFor(strategy), start, effort);

    /// <summary>Which line of the block is found at the fewest places.</summary>
    private int Rarest(ReadOnlySpan<int> sought)
    {
        int rarest = 0;
        for (int i = 1; i < sought.Length && CountOf(sought[rarest]) > 1; i++)
        {
            if (CountOf(sought[i]) < CountOf(sought[rarest]))
                rarest = i;
        }

        return rarest;
    }

    private bool Matches(LinePattern pattern, int[] sought, int start, EditEffort effort)
    {
        int common = hashes.AsSpan(start, sought.Length).CommonPrefixLength(sought);
        effort.Spend(1 + (common / VectorWidth));
        if (common < sought.Length)
            return false;

        for (int i = 0; i < sought.Length; i++)
        {
            ReadOnlySpan<char> line = LineFolding.Fold(text.Content(start + i), strategy);
            effort.Spend(line.Length);
            if (!line.SequenceEqual(LineFolding.Fold(pattern[i].Span, strategy)))
                return false;
        }

        return true;
    }

    private ReadOnlySpan<int> Bucket(int hash)
    {
        int bucket = hash & (ends.Length - 2);
        return places.AsSpan(ends[bucket]..ends[bucket + 1]);
    }

    /// <summary>Sorts the lines by their hashes, by counting them.</summary>
    private void Fill()
    {
        int mask = ends.Length - 2;
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = LinePattern.Hash(LineFolding.Fold(text.Content(i), strategy));
            ends[(hashes[i] & mask) + 1]++;
        }

        for (int i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        for (int i = hashes.Length - 1; i >= 0; i--)
            places[--ends[(hashes[i] & mask) + 1]] = i;
        ends.AsSpan(1).CopyTo(ends);
        ends[^1] = hashes.Length;
    }
}
