// A click on a header sorts its table; a heading or a total ends the rows that are sorted together.
document.querySelectorAll('table').forEach(function (table) {
  table.querySelectorAll('th').forEach(function (header, column) {
    function sort() {
      var down = header.getAttribute('aria-sort') === 'ascending';
      table.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
      header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      var body = table.tBodies[0], run = [];
      function key(row) { var cell = row.cells[column]; return cell.dataset.v || cell.textContent; }
      function flush(before) {
        run.sort(function (a, b) {
          var x = key(a), y = key(b);
          if (x === '' || y === '') { return (x === '') - (y === ''); }
          var order = isNaN(x) || isNaN(y) ? x.localeCompare(y, document.documentElement.lang) : x - y;
          return down ? -order : order;
        }).forEach(function (row) { body.insertBefore(row, before); });
        run = [];
      }
      Array.from(body.rows).forEach(function (row) { if (row.className) { flush(row); } else { run.push(row); } });
      flush(null);
    }
    header.addEventListener('click', sort);
    header.addEventListener('keydown', function (event) { if (event.key === 'Enter') { sort(); } });
  });
});
