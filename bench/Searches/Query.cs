namespace Shirube.Bench.Searches;

/// <summary>One query and what it cost: milliseconds of each counted pass.</summary>
/// <param name="True">The passages that hold the word, counted one by one.</param>
internal sealed record Query(string Word, int True)
{
    public List<double> Groonga { get; } = [];
    public List<double> Ours { get; } = [];
    public List<double> InProcess { get; } = [];
    public int GroongaTotal { get; set; }
    public int OurTotal { get; set; }
    public int InProcessTotal { get; set; }

    public void Forget()
    {
        Groonga.Clear();
        Ours.Clear();
        InProcess.Clear();
    }
}
