;; out += a · b for matrices of 64-bit numbers in one memory. Every sum runs over k from the first to the last and is
;; then added to out: the order of src/labs/matrix.ts, so that both give the same bits. No fused or relaxed operations.
;;
;; Matrices lie row after row; strides are in bytes. Columns of b and of out lie side by side.
;; Assembled by `npm run assemble` into product-code.ts.
(module
  (import "numbers" "memory" (memory 1))

  (global $outRow (mut i32) (i32.const 0))
  (global $aRow (mut i32) (i32.const 0))
  (global $aColumn (mut i32) (i32.const 0))
  (global $bRow (mut i32) (i32.const 0))
  (global $inner (mut i32) (i32.const 0))

  ;; Four rows and four columns: eight pairs of sums stay in registers.
  (func $tile4x4 (param $out i32) (param $a i32) (param $b i32)
    (local $k i32) (local $along i32) (local $below i32) (local $row i32)
    (local $a1 i32) (local $a2 i32) (local $a3 i32)
    (local $x v128) (local $left v128) (local $right v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128)
    (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    (local.set $k (global.get $inner))
    (local.set $along (global.get $aColumn))
    (local.set $below (global.get $bRow))
    (local.set $a1 (i32.add (local.get $a) (global.get $aRow)))
    (local.set $a2 (i32.add (local.get $a1) (global.get $aRow)))
    (local.set $a3 (i32.add (local.get $a2) (global.get $aRow)))
    (loop $next
      (local.set $left (v128.load (local.get $b)))
      (local.set $right (v128.load offset=16 (local.get $b)))
      (local.set $x (v128.load64_splat (local.get $a)))
      (local.set $s00 (f64x2.add (local.get $s00) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s01 (f64x2.add (local.get $s01) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $x (v128.load64_splat (local.get $a1)))
      (local.set $s10 (f64x2.add (local.get $s10) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s11 (f64x2.add (local.get $s11) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $x (v128.load64_splat (local.get $a2)))
      (local.set $s20 (f64x2.add (local.get $s20) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s21 (f64x2.add (local.get $s21) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $x (v128.load64_splat (local.get $a3)))
      (local.set $s30 (f64x2.add (local.get $s30) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s31 (f64x2.add (local.get $s31) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $a (i32.add (local.get $a) (local.get $along)))
      (local.set $a1 (i32.add (local.get $a1) (local.get $along)))
      (local.set $a2 (i32.add (local.get $a2) (local.get $along)))
      (local.set $a3 (i32.add (local.get $a3) (local.get $along)))
      (local.set $b (i32.add (local.get $b) (local.get $below)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (v128.store (local.get $out) (f64x2.add (local.get $s00) (v128.load (local.get $out))))
    (v128.store offset=16 (local.get $out) (f64x2.add (local.get $s01) (v128.load offset=16 (local.get $out))))
    (local.set $row (i32.add (local.get $out) (global.get $outRow)))
    (v128.store (local.get $row) (f64x2.add (local.get $s10) (v128.load (local.get $row))))
    (v128.store offset=16 (local.get $row) (f64x2.add (local.get $s11) (v128.load offset=16 (local.get $row))))
    (local.set $row (i32.add (local.get $row) (global.get $outRow)))
    (v128.store (local.get $row) (f64x2.add (local.get $s20) (v128.load (local.get $row))))
    (v128.store offset=16 (local.get $row) (f64x2.add (local.get $s21) (v128.load offset=16 (local.get $row))))
    (local.set $row (i32.add (local.get $row) (global.get $outRow)))
    (v128.store (local.get $row) (f64x2.add (local.get $s30) (v128.load (local.get $row))))
    (v128.store offset=16 (local.get $row) (f64x2.add (local.get $s31) (v128.load offset=16 (local.get $row)))))

  ;; Two rows and four columns.
  (func $tile2x4 (param $out i32) (param $a i32) (param $b i32)
    (local $k i32) (local $a1 i32) (local $x v128) (local $left v128) (local $right v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128)
    (local.set $k (global.get $inner))
    (local.set $a1 (i32.add (local.get $a) (global.get $aRow)))
    (loop $next
      (local.set $left (v128.load (local.get $b)))
      (local.set $right (v128.load offset=16 (local.get $b)))
      (local.set $x (v128.load64_splat (local.get $a)))
      (local.set $s00 (f64x2.add (local.get $s00) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s01 (f64x2.add (local.get $s01) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $x (v128.load64_splat (local.get $a1)))
      (local.set $s10 (f64x2.add (local.get $s10) (f64x2.mul (local.get $x) (local.get $left))))
      (local.set $s11 (f64x2.add (local.get $s11) (f64x2.mul (local.get $x) (local.get $right))))
      (local.set $a (i32.add (local.get $a) (global.get $aColumn)))
      (local.set $a1 (i32.add (local.get $a1) (global.get $aColumn)))
      (local.set $b (i32.add (local.get $b) (global.get $bRow)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (v128.store (local.get $out) (f64x2.add (local.get $s00) (v128.load (local.get $out))))
    (v128.store offset=16 (local.get $out) (f64x2.add (local.get $s01) (v128.load offset=16 (local.get $out))))
    (local.set $out (i32.add (local.get $out) (global.get $outRow)))
    (v128.store (local.get $out) (f64x2.add (local.get $s10) (v128.load (local.get $out))))
    (v128.store offset=16 (local.get $out) (f64x2.add (local.get $s11) (v128.load offset=16 (local.get $out)))))

  ;; One row and four columns.
  (func $tile1x4 (param $out i32) (param $a i32) (param $b i32)
    (local $k i32) (local $x v128) (local $s0 v128) (local $s1 v128)
    (local.set $k (global.get $inner))
    (loop $next
      (local.set $x (v128.load64_splat (local.get $a)))
      (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (local.get $x) (v128.load (local.get $b)))))
      (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (local.get $x) (v128.load offset=16 (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (global.get $aColumn)))
      (local.set $b (i32.add (local.get $b) (global.get $bRow)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (v128.store (local.get $out) (f64x2.add (local.get $s0) (v128.load (local.get $out))))
    (v128.store offset=16 (local.get $out) (f64x2.add (local.get $s1) (v128.load offset=16 (local.get $out)))))

  ;; Four rows and two columns.
  (func $tile4x2 (param $out i32) (param $a i32) (param $b i32)
    (local $k i32) (local $a1 i32) (local $a2 i32) (local $a3 i32) (local $row v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $k (global.get $inner))
    (local.set $a1 (i32.add (local.get $a) (global.get $aRow)))
    (local.set $a2 (i32.add (local.get $a1) (global.get $aRow)))
    (local.set $a3 (i32.add (local.get $a2) (global.get $aRow)))
    (loop $next
      (local.set $row (v128.load (local.get $b)))
      (local.set $s0 (f64x2.add (local.get $s0) (f64x2.mul (v128.load64_splat (local.get $a)) (local.get $row))))
      (local.set $s1 (f64x2.add (local.get $s1) (f64x2.mul (v128.load64_splat (local.get $a1)) (local.get $row))))
      (local.set $s2 (f64x2.add (local.get $s2) (f64x2.mul (v128.load64_splat (local.get $a2)) (local.get $row))))
      (local.set $s3 (f64x2.add (local.get $s3) (f64x2.mul (v128.load64_splat (local.get $a3)) (local.get $row))))
      (local.set $a (i32.add (local.get $a) (global.get $aColumn)))
      (local.set $a1 (i32.add (local.get $a1) (global.get $aColumn)))
      (local.set $a2 (i32.add (local.get $a2) (global.get $aColumn)))
      (local.set $a3 (i32.add (local.get $a3) (global.get $aColumn)))
      (local.set $b (i32.add (local.get $b) (global.get $bRow)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (v128.store (local.get $out) (f64x2.add (local.get $s0) (v128.load (local.get $out))))
    (local.set $out (i32.add (local.get $out) (global.get $outRow)))
    (v128.store (local.get $out) (f64x2.add (local.get $s1) (v128.load (local.get $out))))
    (local.set $out (i32.add (local.get $out) (global.get $outRow)))
    (v128.store (local.get $out) (f64x2.add (local.get $s2) (v128.load (local.get $out))))
    (local.set $out (i32.add (local.get $out) (global.get $outRow)))
    (v128.store (local.get $out) (f64x2.add (local.get $s3) (v128.load (local.get $out)))))

  ;; One cell.
  (func $cell (param $out i32) (param $a i32) (param $b i32)
    (local $k i32) (local $sum f64)
    (local.set $k (global.get $inner))
    (loop $next
      (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $a)) (f64.load (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (global.get $aColumn)))
      (local.set $b (i32.add (local.get $b) (global.get $bRow)))
      (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
    (f64.store (local.get $out) (f64.add (local.get $sum) (f64.load (local.get $out)))))

  ;; Places of out and a for `rows` rows of tiles go along the columns: fours first, then a pair, then single ones.
  (func $rows4 (param $out i32) (param $a i32) (param $b i32) (param $columns i32)
    (local $row i32)
    (block $done
      (loop $next
        (br_if $done (i32.lt_s (local.get $columns) (i32.const 4)))
        (call $tile4x4 (local.get $out) (local.get $a) (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (local.set $b (i32.add (local.get $b) (i32.const 32)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $next)))
    (if (i32.ge_s (local.get $columns) (i32.const 2))
      (then
        (call $tile4x2 (local.get $out) (local.get $a) (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 2)))))
    (if (local.get $columns)
      (then
        (local.set $row (i32.const 4))
        (loop $down
          (call $cell (local.get $out) (local.get $a) (local.get $b))
          (local.set $out (i32.add (local.get $out) (global.get $outRow)))
          (local.set $a (i32.add (local.get $a) (global.get $aRow)))
          (br_if $down (local.tee $row (i32.sub (local.get $row) (i32.const 1))))))))

  (func $rows2 (param $out i32) (param $a i32) (param $b i32) (param $columns i32)
    (block $done
      (loop $next
        (br_if $done (i32.lt_s (local.get $columns) (i32.const 4)))
        (call $tile2x4 (local.get $out) (local.get $a) (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (local.set $b (i32.add (local.get $b) (i32.const 32)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $next)))
    (block $all
      (loop $single
        (br_if $all (i32.eqz (local.get $columns)))
        (call $cell (local.get $out) (local.get $a) (local.get $b))
        (call $cell
          (i32.add (local.get $out) (global.get $outRow))
          (i32.add (local.get $a) (global.get $aRow))
          (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $b (i32.add (local.get $b) (i32.const 8)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 1)))
        (br $single))))

  (func $rows1 (param $out i32) (param $a i32) (param $b i32) (param $columns i32)
    (block $done
      (loop $next
        (br_if $done (i32.lt_s (local.get $columns) (i32.const 4)))
        (call $tile1x4 (local.get $out) (local.get $a) (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (local.set $b (i32.add (local.get $b) (i32.const 32)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $next)))
    (block $all
      (loop $single
        (br_if $all (i32.eqz (local.get $columns)))
        (call $cell (local.get $out) (local.get $a) (local.get $b))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $b (i32.add (local.get $b) (i32.const 8)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 1)))
        (br $single))))

  ;; Rows, columns and inner are at least 1.
  (func (export "addProduct")
    (param $out i32) (param $outStride i32)
    (param $a i32) (param $aRowStride i32) (param $aColumnStride i32)
    (param $b i32) (param $bStride i32)
    (param $rows i32) (param $innerLength i32) (param $columns i32)
    (global.set $outRow (local.get $outStride))
    (global.set $aRow (local.get $aRowStride))
    (global.set $aColumn (local.get $aColumnStride))
    (global.set $bRow (local.get $bStride))
    (global.set $inner (local.get $innerLength))
    (block $done
      (loop $next
        (br_if $done (i32.lt_s (local.get $rows) (i32.const 4)))
        (call $rows4 (local.get $out) (local.get $a) (local.get $b) (local.get $columns))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $outStride) (i32.const 2))))
        (local.set $a (i32.add (local.get $a) (i32.shl (local.get $aRowStride) (i32.const 2))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $next)))
    (if (i32.ge_s (local.get $rows) (i32.const 2))
      (then
        (call $rows2 (local.get $out) (local.get $a) (local.get $b) (local.get $columns))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $outStride) (i32.const 1))))
        (local.set $a (i32.add (local.get $a) (i32.shl (local.get $aRowStride) (i32.const 1))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 2)))))
    (if (local.get $rows)
      (then (call $rows1 (local.get $out) (local.get $a) (local.get $b) (local.get $columns)))))

  ;; Copies a matrix with any strides into one that lies row after row without gaps.
  (func (export "pack")
    (param $to i32) (param $from i32) (param $rowStride i32) (param $columnStride i32)
    (param $rows i32) (param $columns i32)
    (local $place i32) (local $left i32)
    (loop $row
      (local.set $place (local.get $from))
      (local.set $left (local.get $columns))
      (loop $cell
        (f64.store (local.get $to) (f64.load (local.get $place)))
        (local.set $to (i32.add (local.get $to) (i32.const 8)))
        (local.set $place (i32.add (local.get $place) (local.get $columnStride)))
        (br_if $cell (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (local.set $from (i32.add (local.get $from) (local.get $rowStride)))
      (br_if $row (local.tee $rows (i32.sub (local.get $rows) (i32.const 1)))))))
