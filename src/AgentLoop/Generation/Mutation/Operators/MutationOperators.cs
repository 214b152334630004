namespace AgentLoop;

internal static class MutationOperators
{
    /// <summary>All operators, in the order in which equally likely proposals are made.</summary>
    public static IReadOnlyList<IMutationOperator> All { get; } =
    [
        new RelationalOperatorMutation(),
        new RangeOperatorMutation(),
        new LogicalOperatorMutation(),
        new ArithmeticOperatorMutation(),
        new SignMutation(),
        new AssignmentOperatorMutation(),
        new IncrementMutation(),
        new IntegerLiteralMutation(),
        new OffsetRemovalMutation(),
        new IndexMutation(),
        new LengthMutation(),
        new LoopBoundMutation(),
        new SliceMutation(),
        new ValueOffsetMutation(),
        new OperandAdditionMutation(),
        new NegationMutation(),
        new ConditionRemovalMutation(),
        new ConditionAdditionMutation(),
        new BooleanLiteralMutation(),
        new ConstantMutation(),
        new InitialValueMutation(),
        new ArgumentSwapMutation(),
        new ReceiverSwapMutation(),
        new OperandSwapMutation(),
        new GroupingMutation(),
        new DivisionMutation(),
        new VariableMutation(),
        new MemberMutation(),
        new UnwrapMutation(),
        new WrapMutation(),
        new ReturnValueMutation(),
        new BranchSwapMutation(),
        new ControlFlowMutation(),
        new GuardMutation(),
        new StatementDeletionMutation(),
        new StatementOrderMutation(),
        new StatementNestingMutation(),
        new StatementCopyMutation(),
    ];
}
