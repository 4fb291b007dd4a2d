using System.Text;
using Shirube.Domain.Organisations;

namespace Shirube.Reading.Tests.Register;

/// <summary>An underline says who leads, as ◎ does.</summary>
public class UnderlinedLeadTests
{
    private static string[] Roles(string body) =>
        [
            .. Reader
                .Read(Encoding.UTF8.GetBytes($"<html><body><h1>みなと計画</h1>{body}"), "plan.html")
                .Entries.Where(e => e.Responsibilities.Length > 0)
                .Select(e =>
                    string.Join(' ', e.Responsibilities.Select(m => $"{m.As}:{m.Role?.Name()}"))
                ),
        ];

    [Fact]
    public void The_underlined_name_of_a_cell_leads_the_others() =>
        Assert.Equal(
            [
                "総務省:joint 文部科学省:lead",
                "経済産業省:lead",
                "環境省:sole",
                "財務省:unmarked 総務省:unmarked",
            ],
            Roles(
                "<p>&lt;具体目標&gt;</p><p>海を見張る</p><table><tr><th>取組<th>関係府省庁"
                    + "<tr><td>潮位の<u>予測</u><td>総務省、<u>文部科学省</u><tr><td>水門の試験<td><u>経済産業省</u>"
                    + "<tr><td>海鳥の録音<td>環境省<tr><td>港の統計<td>財務省、総務省</table>"
            )
        );

    [Fact]
    public void So_does_the_underlined_name_in_the_brackets_of_a_list() =>
        Assert.Equal(
            ["総務省:lead 文部科学省:joint", "環境省:sole", "財務省:sole"],
            Roles(
                "<p>&lt;具体目標&gt;</p><p>海を見張る</p><ul><li>潮位の予測【<u>総務省</u>、文部科学省】"
                    + "<li>海鳥の録音【環境省】<li>港の統計【財務省】</ul>"
            )
        );

    [Fact]
    public void Where_every_name_is_underlined_nobody_leads() =>
        Assert.Equal(
            ["総務省:unmarked 文部科学省:unmarked", "環境省:sole"],
            Roles(
                "<p>&lt;具体目標&gt;</p><p>海を見張る</p><table><tr><th>取組<th>関係府省庁"
                    + "<tr><td>潮位の予測<td><u>総務省、文部科学省</u><tr><td>海鳥の録音<td><u>環境省</u></table>"
            )
        );
}
