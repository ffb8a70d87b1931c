// The yardstick: invoices as a competent first program with libharu would make them.
//
//   naive INPUT FOLDER FONTS
//
// INPUT holds records of fields between tabs (see Invoice+Forms.swift). Fonts are loaded, subset and
// compressed for every document, the QR symbol is libqrencode's public call and a rectangle a run,
// and nothing is checked. That is the published interface of both libraries, used plainly.
#include <hpdf.h>
#include <qrencode.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { max_fields = 8, max_text = 512, last_line_y = 120, row_height = 15 };

static jmp_buf failed;

static void fail(HPDF_STATUS code, HPDF_STATUS detail, void *context) {
  (void)context;
  fprintf(stderr, "naive: libharu error %04X (%u)\n", (unsigned)code, (unsigned)detail);
  longjmp(failed, 1);
}

typedef struct {
  HPDF_Doc doc;
  HPDF_Page page;
  HPDF_Font regular, bold;
  char number[max_text], atcud[max_text], message[max_text];
  float y;
  int pages;
} Sheet;

// UTF-8 to WinAnsi, as far as the input goes: Latin-1.
static const char *winansi(const char *text) {
  static char result[max_text];
  size_t count = 0;
  for (const unsigned char *c = (const unsigned char *)text; *c && count + 1 < max_text; c++) {
    if (*c >= 0xC0 && c[1]) {
      result[count++] = (char)((*c & 3) << 6 | (c[1] & 63));
      c++;
    } else {
      result[count++] = (char)*c;
    }
  }
  result[count] = 0;
  return result;
}

static void show(Sheet *s, HPDF_Font font, float size, float x, float y, const char *text) {
  HPDF_Page_BeginText(s->page);
  HPDF_Page_SetFontAndSize(s->page, font, size);
  HPDF_Page_TextOut(s->page, x, y, winansi(text));
  HPDF_Page_EndText(s->page);
}

static void show_right(Sheet *s, HPDF_Font font, float size, float x, float y, const char *text) {
  HPDF_Page_SetFontAndSize(s->page, font, size);
  show(s, font, size, x - HPDF_Page_TextWidth(s->page, winansi(text)), y, text);
}

static void rule(Sheet *s, float y) {
  HPDF_Page_SetLineWidth(s->page, 0.4f);
  HPDF_Page_MoveTo(s->page, 42, y);
  HPDF_Page_LineTo(s->page, 553, y);
  HPDF_Page_Stroke(s->page);
}

static void table_head(Sheet *s) {
  show(s, s->bold, 8, 42, s->y, "Código");
  show(s, s->bold, 8, 95, s->y, "Descrição");
  show_right(s, s->bold, 8, 350, s->y, "Qtd.");
  show(s, s->bold, 8, 360, s->y, "Un.");
  show_right(s, s->bold, 8, 440, s->y, "Preço");
  show_right(s, s->bold, 8, 480, s->y, "IVA");
  show_right(s, s->bold, 8, 553, s->y, "Total");
  rule(s, s->y - 5);
  s->y -= row_height + 2;
}

static void add_page(Sheet *s) {
  char text[max_text];
  s->page = HPDF_AddPage(s->doc);
  HPDF_Page_SetSize(s->page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
  s->pages++;
  rule(s, 50);
  show(s, s->regular, 7, 42, 40, s->number);
  snprintf(text, sizeof text, "Página %d", s->pages);
  show_right(s, s->regular, 7, 553, 40, text);
  show(s, s->regular, 7, 42, 31,
       "Tipografia Rosa dos Ventos, Lda. · Capital social 50 000,00 € · C.R.C. de Lisboa, matrícula "
       "513847200 · NIF 513847200");
  show(s, s->regular, 7, 42, 22, "Processado por programa certificado n.º 9999/AT");
  s->y = 780;
}

static void open_invoice(Sheet *s, char **f) {
  snprintf(s->number, max_text, "%s", f[1]);
  snprintf(s->atcud, max_text, "ATCUD:%s", f[2]);
  snprintf(s->message, max_text, "%s", f[6]);
  s->pages = 0;
  add_page(s);
  show(s, s->bold, 15, 42, 780, "Tipografia Rosa dos Ventos, Lda.");
  show(s, s->regular, 8, 42, 766, "Rua do Poço dos Negros, 112 · 1200-340 Lisboa · Portugal");
  show(s, s->regular, 8, 42, 755, "NIF 513847200");
  show_right(s, s->regular, 20, 553, 775, "Fatura");
  show_right(s, s->bold, 10, 553, 758, s->number);
  show_right(s, s->regular, 8, 553, 745, "Original");
  HPDF_Page_SetRGBFill(s->page, 0.95f, 0.95f, 0.95f);
  HPDF_Page_Rectangle(s->page, 42, 650, 300, 70);
  HPDF_Page_Fill(s->page);
  HPDF_Page_SetRGBFill(s->page, 0, 0, 0);
  show(s, s->regular, 7, 52, 706, "CLIENTE");
  show(s, s->bold, 10, 52, 692, f[3]);
  show(s, s->regular, 9, 52, 680, f[4]);
  show(s, s->regular, 9, 52, 668, f[5]);
  show(s, s->regular, 9, 52, 656, "NIF 506847217");
  show(s, s->regular, 7, 370, 706, "DATA DE EMISSÃO");
  show(s, s->regular, 9, 370, 694, "2026-05-04");
  show(s, s->regular, 7, 460, 706, "VENCIMENTO");
  show(s, s->regular, 9, 460, 694, "2026-06-03");
  s->y = 625;
  table_head(s);
}

static void line(Sheet *s, char **f) {
  char rate[16];
  if (s->y < last_line_y) {
    add_page(s);
    table_head(s);
  }
  snprintf(rate, sizeof rate, "%s %%", f[6]);
  show(s, s->regular, 8, 42, s->y, f[1]);
  show(s, s->regular, 9, 95, s->y, f[2]);
  show_right(s, s->regular, 9, 350, s->y, f[3]);
  show(s, s->regular, 9, 360, s->y, f[4]);
  show_right(s, s->regular, 9, 440, s->y, f[5]);
  show_right(s, s->regular, 9, 480, s->y, rate);
  show_right(s, s->regular, 9, 553, s->y, f[7]);
  rule(s, s->y - 4);
  s->y -= row_height;
}

static void tax_row(Sheet *s, char **f) {
  char rate[16];
  if (s->y < 250) add_page(s);
  snprintf(rate, sizeof rate, "%s %%", f[2]);
  show(s, s->regular, 9, 42, s->y, f[1]);
  show_right(s, s->regular, 9, 190, s->y, f[3]);
  show_right(s, s->regular, 9, 230, s->y, rate);
  show_right(s, s->regular, 9, 300, s->y, f[4]);
  s->y -= row_height;
}

static void symbol(Sheet *s, float x, float y, float side) {
  QRcode *code = QRcode_encodeString8bit(s->message, 9, QR_ECLEVEL_M);
  if (!code) longjmp(failed, 1);
  float module = side / (float)code->width;
  for (int row = 0; row < code->width; row++) {
    for (int column = 0; column < code->width; column++) {
      int start = column;
      while (column < code->width && code->data[row * code->width + column] & 1) column++;
      if (column > start)
        HPDF_Page_Rectangle(s->page, x + module * (float)start, y + side - module * (float)(row + 1),
                            module * (float)(column - start), module);
    }
  }
  HPDF_Page_Fill(s->page);
  QRcode_free(code);
}

static void close_invoice(Sheet *s, char **f) {
  const char *labels[] = {"Base tributável", "IVA", "Total do documento"};
  for (int i = 0; i < 3; i++) {
    HPDF_Font font = i == 2 ? s->bold : s->regular;
    show(s, font, i == 2 ? 12 : 9, 350, s->y, labels[i]);
    show_right(s, font, i == 2 ? 12 : 9, 553, s->y, f[i + 1]);
    s->y -= row_height + 3;
  }
  show(s, s->regular, 8, 42, s->y, "Pagamento: A 30 dias · IBAN PT50 7601 6857 1062 0227 2425 7");
  show(s, s->regular, 9, 42, 162, s->atcud);
  symbol(s, 42, 67, 85);
  show(s, s->regular, 8, 150, 70, "Os bens e serviços foram colocados à disposição do adquirente");
}

static int split(char *record, char **fields) {
  int count = 0;
  for (char *part = strtok(record, "\t\n"); part && count < max_fields; part = strtok(NULL, "\t\n"))
    fields[count++] = part;
  return count;
}

int main(int argc, char **argv) {
  static const int wanted[128] = {['I'] = 7, ['L'] = 8, ['V'] = 5, ['T'] = 4};
  char record[4096], path[1024], font[1024];
  char *fields[max_fields];
  Sheet s = {0};
  FILE *input = argc == 4 ? fopen(argv[1], "r") : NULL;
  if (!input) {
    fprintf(stderr, "usage: naive INPUT FOLDER FONTS\n");
    return 2;
  }
  if (setjmp(failed)) return 3;
  for (int number = 0; fgets(record, sizeof record, input);) {
    int count = split(record, fields);
    if (count == 0 || count != wanted[fields[0][0] & 127]) return 3;
    switch (fields[0][0]) {
    case 'I':
      s.doc = HPDF_New(fail, NULL);
      HPDF_SetCompressionMode(s.doc, HPDF_COMP_ALL);
      snprintf(font, sizeof font, "%s/NotoSans-Regular.ttf", argv[3]);
      s.regular = HPDF_GetFont(s.doc, HPDF_LoadTTFontFromFile(s.doc, font, HPDF_TRUE), "WinAnsiEncoding");
      snprintf(font, sizeof font, "%s/NotoSans-Bold.ttf", argv[3]);
      s.bold = HPDF_GetFont(s.doc, HPDF_LoadTTFontFromFile(s.doc, font, HPDF_TRUE), "WinAnsiEncoding");
      open_invoice(&s, fields);
      break;
    case 'L': line(&s, fields); break;
    case 'V': tax_row(&s, fields); break;
    case 'T':
      close_invoice(&s, fields);
      snprintf(path, sizeof path, "%s/%06d.pdf", argv[2], ++number);
      HPDF_SaveToFile(s.doc, path);
      HPDF_Free(s.doc);
      break;
    }
  }
  fclose(input);
  return 0;
}
