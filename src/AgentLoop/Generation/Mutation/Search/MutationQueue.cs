namespace AgentLoop;

/// <summary>
/// All mutations of the files put into it, the most promising first. The operators look at a line only when none that is left
/// can be more promising than its best.
/// </summary>
internal sealed class MutationQueue(ISuspicion suspicion, MutationPrior prior, IReadOnlyList<IMutationOperator> operators)
{
    private const int MostTokensOfLine = 400;

    private readonly PriorityQueue<Node, (double Cost, long Order)> queue = new();
    private long order;

    public void Add(SourceFile file)
    {
        int first = 0;
        while (first < file.Code.Count)
        {
            int last = first;
            while (last + 1 < file.Code.Count && file.Code[last + 1].Line == file.Code[first].Line)
                last++;
            int line = file.Code[first].Line;
            double score = LineFilter.Weight(file, first) * suspicion.Of(file, line);
            if (score > 0)
                Enqueue(new Node(file, new CodeRange(first, last), null, score), score * prior.Greatest);
            first = last + 1;
        }
    }

    /// <summary>The next mutation, if one is left whose score is not below the least that is asked for.</summary>
    public bool TryNext(double least, out RankedMutation next)
    {
        while (queue.TryPeek(out Node? node, out (double Cost, long Order) priority) && -priority.Cost >= least)
        {
            queue.Dequeue();
            if (node.Mutation is { } mutation)
            {
                next = new RankedMutation(node.File, mutation, -priority.Cost);
                return true;
            }

            Expand(node);
        }

        next = default;
        return false;
    }

    private void Expand(Node line)
    {
        for (int i = line.Range.First; i <= Math.Min(line.Range.Last, line.Range.First + MostTokensOfLine); i++)
        {
            foreach (IMutationOperator mutationOperator in operators)
            {
                foreach (Mutation mutation in mutationOperator.Propose(new MutationSite(line.File, i)))
                    Enqueue(line with { Mutation = mutation }, line.Suspicion * prior.Of(line.File, mutation));
            }
        }
    }

    private void Enqueue(Node node, double score) => queue.Enqueue(node, (-score, order++));

    private sealed record Node(SourceFile File, CodeRange Range, Mutation? Mutation, double Suspicion);
}
