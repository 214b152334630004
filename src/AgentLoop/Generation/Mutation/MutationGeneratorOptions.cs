namespace AgentLoop;

/// <summary>How <see cref="MutationGenerator"/> searches.</summary>
public sealed record MutationGeneratorOptions
{
    /// <summary>The length, in bytes, above which a file is passed over.</summary>
    /// <value>512 KiB unless said.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int MaxFileBytes
    {
        get;
        init => field = value > 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A file may have one byte at least.");
    }
    = 512 * 1024;

    /// <summary>
    /// How far chance, as the run's seed has it, may change the order of candidates: at 0 not at all, at 1 so that seeds search in very
    /// different orders.
    /// </summary>
    /// <value>0.02 unless said, which orders what is nearly equal.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public double Exploration
    {
        get;
        init => field = value is >= 0 and <= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Exploration is from 0 to 1.");
    }
    = 0.02;

    /// <summary>Whether a source file of this path may be changed, asked in addition to what the generator leaves alone itself.</summary>
    /// <value><see langword="null"/>, which is every one, unless said.</value>
    public Func<string, bool>? MayChange { get; init; }
}
