using System.Collections;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What models cost, by the beginning of their ids: the longest that fits counts, so that dated names need no entry of their own.</summary>
public sealed class PriceTable : IEnumerable<KeyValuePair<string, ModelPrice>>
{
    private readonly Dictionary<string, ModelPrice> prices = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What models cost that have no entry, and models whose id is not known.</summary>
    /// <value><see langword="null"/>, so that a call of such a model is refused, unless said.</value>
    public ModelPrice? Otherwise { get; init; }

    /// <summary>Adds a model.</summary>
    /// <exception cref="ArgumentException">It has a price already.</exception>
    public void Add(string modelId, ModelPrice price) => prices.Add(modelId, price);

    /// <summary>What a call costs.</summary>
    /// <exception cref="AgentLoopException">The table has no price for the model.</exception>
    public decimal CostOf(string? modelId, UsageDetails usage) => (Find(modelId ?? "") ?? Otherwise ?? throw new AgentLoopException(
        modelId is null ? "Nothing says which model is called, so nothing says what it costs; give the price table a price for Otherwise."
            : $"The price table has no price for the model \"{modelId}\"; add one, or one for Otherwise.")).CostOf(usage);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ModelPrice>> GetEnumerator() => prices.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ModelPrice? Find(string modelId) => prices
        .Where(entry => modelId.StartsWith(entry.Key, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(entry => entry.Key.Length).Select(entry => entry.Value).FirstOrDefault();
}
