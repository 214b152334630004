using AgentLoop.Testing;

namespace Snippets;

/// <summary>A change that is written down rather than found, for a test of what judges or hands over.</summary>
public static class ChangeByHand
{
    public static FakeGenerator Propose()
    {
        FakeGenerator generator = new(new Candidate
        {
            Rationale = "Add, where it subtracts.",
            Changes = new ChangeSet
            {
                Files =
                [
                    FileChange.Edit("calc.py", before: "def add(a, b):\n    return a - b\n", after: "def add(a, b):\n    return a + b\n"),
                    FileChange.Create("docs/add.md", "Adds two numbers.\n"),
                ],
            },
        });
        return generator;
    }
}
